import { fluxFillPro } from "./flux-fill-pro.ts";
import { modelName, type Model } from "./model.ts";

const MODELS: readonly Model[] = [fluxFillPro];

export function findModel(owner: string, name: string): Model | undefined {
  return MODELS.find((model) => model.owner === owner && model.name === name);
}

/** Replicate takes a version's id, `owner/name` or `owner/name:version` here. */
export function findModelByVersion(version: string): Model | undefined {
  const [named, versionId] = version.split(":");
  return MODELS.find(
    (model) =>
      model.versionId === version ||
      (modelName(model) === named && (versionId === undefined || versionId === model.versionId)),
  );
}
