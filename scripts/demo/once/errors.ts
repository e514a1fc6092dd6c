/** The app did not answer as a merchant's browser needs it to; its log says why. */
export class AppRefusedError extends Error {
  override readonly name = "AppRefusedError";
}
