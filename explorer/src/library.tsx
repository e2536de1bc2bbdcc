import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { createContext, useContext, useState } from 'react';
import { useSpeech, type Language } from './language';

/** One entry of /queries.json. */
export interface ReadyQuery {
  name: string;
  group: 'planners' | 'apps' | 'auditors';
  title_zh: string;
  title_en: string;
  answers: string;
  document: string;
  variables: Record<string, unknown>;
}

const GROUPS = ['planners', 'apps', 'auditors'] as const;

export const LibraryContext = createContext<ReadyQuery[]>([]);

/** A pane of GraphiQL that lists the ready queries, by user, and opens one in a tab. */
export const LIBRARY_PLUGIN: GraphiQLPlugin = {
  title: '现成查询 · Ready queries',
  icon: LibraryIcon,
  content: Library,
};

function Library() {
  const { language, words, switchLanguage } = useSpeech();
  const [wanted, setWanted] = useState('');
  const found = useContext(LibraryContext).filter((query) => fits(query, wanted));
  return (
    <section className="library" aria-label={words.library}>
      <header>
        <h1>{words.library}</h1>
        <button type="button" onClick={switchLanguage}>
          {words.other}
        </button>
      </header>
      <input
        type="search"
        placeholder={words.find}
        aria-label={words.find}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {found.length === 0 && <p>{words.nothing}</p>}
      {GROUPS.map((group) => {
        const queries = found.filter((query) => query.group === group);
        return (
          queries.length > 0 && (
            <section key={group}>
              <h2>{words[group]}</h2>
              <ul>
                {queries.map((query) => (
                  <Entry key={query.name} query={query} language={language} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </section>
  );
}

function Entry({ query, language }: { query: ReadyQuery; language: Language }) {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { addTab } = useGraphiQLActions();
  const open = () => {
    addTab();
    queryEditor?.setValue(query.document);
    variableEditor?.setValue(hasVariables(query) ? JSON.stringify(query.variables, null, 2) : '');
  };
  return (
    <li>
      <button type="button" onClick={open} title={query.answers} data-query={query.name}>
        {language === 'zh' ? query.title_zh : query.title_en}
      </button>
    </li>
  );
}

function LibraryIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M5 4h3v16H5zM10.5 4h3v16h-3zM16 4.6l2.9-.8 4 15.4-2.9.8z" />
    </svg>
  );
}

function fits(query: ReadyQuery, wanted: string): boolean {
  const text = [query.title_zh, query.title_en, query.answers, query.document].join('\n').toLowerCase();
  return text.includes(wanted.trim().toLowerCase());
}

function hasVariables(query: ReadyQuery): boolean {
  return Object.keys(query.variables).length > 0;
}
