// The two parts of undici that a registry without a proxy needs. The package has no `exports` map, so its files can be
// loaded by path; that takes a third of the time of loading all of it, which also brings fetch, caches and mocks.
declare module 'undici/lib/dispatcher/pool.js' {
  import type { Pool } from 'undici';

  const pool: typeof Pool;
  export default pool;
}

declare module 'undici/lib/api/api-request.js' {
  import type { Dispatcher } from 'undici';

  function request(this: Dispatcher, options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData>;
  export default request;
}
