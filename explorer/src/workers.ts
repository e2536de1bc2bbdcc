// Monaco does its parsing in workers. The build gives their addresses, since their names carry a hash.
declare const EDITOR_WORKER: string;
declare const GRAPHQL_WORKER: string;
declare const JSON_WORKER: string;

const ADDRESSES: Record<string, string> = { graphql: GRAPHQL_WORKER, json: JSON_WORKER };

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_: string, label: string) =>
      new Worker(ADDRESSES[label] ?? EDITOR_WORKER, { type: 'module', name: label }),
  },
});
