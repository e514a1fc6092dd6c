import { startPictures } from "#workers/pictures.ts";
import { runProcess } from "#workers/run-process.ts";

runProcess("imaging", (composition) => [startPictures(composition)]);
