import { pageElement } from "./page-element.ts";

/** What the server wrote into the page for this script. */
export type AdminSettings = {
  readonly appName: string;
  readonly appOrigin: string;
  /** `/store/demo-store` */
  readonly storePath: string;
  /** `/store/demo-store/apps/ai-roomshots` */
  readonly appPath: string;
};

export const readSettings = (): AdminSettings => {
  const { dataset } = pageElement("app-frame", HTMLIFrameElement);
  return {
    appName: dataset["appName"] ?? "",
    appOrigin: dataset["appOrigin"] ?? "",
    storePath: dataset["storePath"] ?? "",
    appPath: dataset["appPath"] ?? "",
  };
};
