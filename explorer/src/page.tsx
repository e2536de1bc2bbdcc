import './workers';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { Speaking } from './language';
import { LIBRARY_PLUGIN, LibraryContext, type ReadyQuery } from './library';
import './page.css';

const PLUGINS = [LIBRARY_PLUGIN];
const fetcher = createGraphiQLFetcher({ url: '/graphql' });

const library = (await (await fetch('/queries.json')).json()) as ReadyQuery[];

createRoot(document.getElementById('page')!).render(
  <Speaking>
    <LibraryContext value={library}>
      <GraphiQL
        fetcher={fetcher}
        plugins={PLUGINS}
        visiblePlugin={LIBRARY_PLUGIN}
        defaultQuery={library[0]?.document}
        defaultEditorToolsVisibility="variables"
      />
    </LibraryContext>
  </Speaking>,
);
