/** Too many calls: answered with HTTP 429 and `Retry-After`. */
export class RateLimited extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super(`ratelimited, retry after ${retryAfter} s`);
    this.name = 'RateLimited';
    this.retryAfter = retryAfter;
  }
}
