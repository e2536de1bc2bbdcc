import './workers';
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { Speaking } from './language';
import { LIBRARY_PLUGIN, LibraryContext, type ReadyQuery } from './library';
import './page.css';

const PLUGINS = [LIBRARY_PLUGIN];
const send = createGraphiQLFetcher({ url: '/graphql' });

// GraphiQL learns a moment late which operations a document has: a query run at once after it was picked would be
// sent with the name of the one before.
const fetcher: Fetcher = ({ operationName, ...rest }, options) =>
  send(operationName && rest.query.includes(operationName) ? { operationName, ...rest } : rest, options);

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
