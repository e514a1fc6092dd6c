import { browseProducts, openRunForm } from "#app/core/catalog/view-products.ts";
import type { Ports } from "#app/core/ports.ts";
import { publishAgain, unpublishShot } from "#app/core/publication/change-publication.ts";
import { findShotToReview } from "#app/core/review/find-shot-to-review.ts";
import { approveShot, discardShot, repaintShot } from "#app/core/review/review-shot.ts";
import { cancelRun } from "#app/core/run/cancel-run.ts";
import { requestRun } from "#app/core/run/request-run.ts";
import { viewHome } from "#app/core/run/view-home.ts";
import { viewLibrary, viewRun } from "#app/core/run/view-run.ts";
import type { MerchantServices } from "#app/core/services.ts";
import { viewShot } from "#app/core/shot/view-shot.ts";

/** The use cases of the pages, with their ports already in hand. */
export function merchantServices(ports: Ports): MerchantServices {
  return {
    viewHome: (merchant) => viewHome(ports, merchant),
    browseProducts: (merchant, page) => browseProducts(ports, merchant, page),
    openRunForm: (merchant, products) => openRunForm(ports, merchant, products),
    requestRun: (merchant, request) => requestRun(ports, merchant, request),
    viewRun: (merchant, run) => viewRun(ports, merchant, run),
    cancelRun: (merchant, run) => cancelRun(ports, merchant, run),
    viewShot: (merchant, shot) => viewShot(ports, merchant, shot),
    viewLibrary: (merchant, page) => viewLibrary(ports, merchant, page),
    findShotToReview: (merchant) => findShotToReview(ports, merchant),
    approveShot: (merchant, shot) => approveShot(ports, merchant, shot),
    discardShot: (merchant, shot) => discardShot(ports, merchant, shot),
    repaintShot: (merchant, shot) => repaintShot(ports, merchant, shot),
    unpublishShot: (merchant, shot) => unpublishShot(ports, merchant, shot),
    publishAgain: (merchant, shot) => publishAgain(ports, merchant, shot),
  };
}
