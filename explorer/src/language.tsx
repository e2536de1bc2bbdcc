import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

export type Language = 'zh' | 'en';

const STORED_AS = 'grassroots.language';

export const WORDS = {
  zh: {
    library: '现成查询',
    find: '按名称或内容查找',
    nothing: '没有符合的查询。',
    other: 'English',
    planners: '规划：追溯组织链条',
    apps: '应用：查询党员归属',
    auditors: '审计：核查覆盖缺口',
  },
  en: {
    library: 'Ready queries',
    find: 'Find by title or content',
    nothing: 'No query fits.',
    other: '中文',
    planners: 'Planners: trace the chains',
    apps: 'Apps: ask who belongs where',
    auditors: 'Auditors: check coverage gaps',
  },
} as const;

interface Speech {
  language: Language;
  words: (typeof WORDS)[Language];
  switchLanguage: () => void;
}

const SpeechContext = createContext<Speech | null>(null);

/** The language of the page's own words: what was chosen last, else what the browser prefers. */
export function Speaking({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const switchLanguage = () => {
    const other = language === 'zh' ? 'en' : 'zh';
    localStorage.setItem(STORED_AS, other);
    setLanguage(other);
  };
  return <SpeechContext value={{ language, words: WORDS[language], switchLanguage }}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech is called outside <Speaking>.');
  return speech;
}

function firstLanguage(): Language {
  const stored = localStorage.getItem(STORED_AS);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}
