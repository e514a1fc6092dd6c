/** No bodies, no queries, no headers: an access token or a session token may be in any of them. */
export type LoggedRequest = {
  readonly at: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status: number;
};

export type RefusedEgress = { readonly at: string; readonly target: string };

export type RequestLog = {
  record: (entry: Omit<LoggedRequest, "at">) => void;
  refuse: (target: string) => void;
  requests: () => readonly LoggedRequest[];
  refused: () => readonly RefusedEgress[];
  clear: () => void;
};

const KEPT_ENTRIES = 10_000;

export const createRequestLog = (): RequestLog => {
  const requests: LoggedRequest[] = [];
  const refused: RefusedEgress[] = [];
  return {
    record: (entry) => {
      keep(requests, { at: new Date().toISOString(), ...entry });
    },
    refuse: (target) => {
      keep(refused, { at: new Date().toISOString(), target });
      process.stderr.write(`sandbox: egress refused: ${target}\n`);
    },
    requests: () => [...requests],
    refused: () => [...refused],
    clear: () => {
      requests.length = 0;
      refused.length = 0;
    },
  };
};

const keep = <Entry>(entries: Entry[], entry: Entry): void => {
  entries.push(entry);
  if (entries.length > KEPT_ENTRIES) entries.shift();
};
