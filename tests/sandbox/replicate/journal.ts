/** One request to create a prediction, as it arrived: tests count them and look for secrets in them. */
export type CreateRequest = {
  readonly at: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number | "reset";
  readonly predictionId: string | undefined;
};

const KEPT = 5000;

export class Journal {
  #requests: CreateRequest[] = [];

  write(request: CreateRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > KEPT) this.#requests.shift();
  }

  list(): readonly CreateRequest[] {
    return this.#requests;
  }

  clear(): void {
    this.#requests = [];
  }
}
