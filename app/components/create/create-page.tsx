import { BlockStack } from "@shopify/polaris";
import { useFetcher, useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useEffect, useState, type ReactElement } from "react";

import { EmptyCard } from "#app/components/page/empty-card.tsx";
import { SectionPage } from "#app/components/page/section-page.tsx";
import type { RunForm } from "#app/core/run/views.ts";
import { ChosenProducts } from "./chosen-products.tsx";
import styles from "./create.module.css";
import type { CreateAnswer } from "./create-answer.ts";
import { RunEstimate } from "./run-estimate.tsx";
import { StyleChoice } from "./style-choice.tsx";
import { useCreateProblem } from "./use-create-problem.ts";

type Props = {
  readonly form: RunForm;
  /** Sent with the form, so that a double click or a repeated request makes one run. */
  readonly requestKey: string;
};

function CreateForm({ form, requestKey }: Props): ReactElement {
  const fetcher = useFetcher<CreateAnswer>();
  const navigate = useNavigate();
  const [style, setStyle] = useState(form.styleKeys[0]);
  const able = form.products.filter((row) => row.problem === null);
  const answer = fetcher.data;
  const problem = useCreateProblem({ answer, shots: able.length, left: form.credits.left });

  useEffect(() => {
    if (answer?.outcome === "requested") navigate(`/app/runs/${answer.runId}`);
  }, [answer, navigate]);

  return (
    <fetcher.Form method="post" action="/app/api/runs">
      <input type="hidden" name="requestKey" value={requestKey} />
      {able.map((row) => (
        <input key={row.gid} type="hidden" name="products" value={row.gid} />
      ))}
      <div className={styles["columns"]}>
        <BlockStack gap="400">
          <StyleChoice styleKeys={form.styleKeys} chosen={style} onChoose={setStyle} />
          <ChosenProducts products={form.products} />
        </BlockStack>
        <div className={styles["side"]}>
          <RunEstimate
            shots={able.length}
            creditsLeft={form.credits.left}
            problem={problem}
            isSubmitting={fetcher.state !== "idle" || answer?.outcome === "requested"}
          />
        </div>
      </div>
    </fetcher.Form>
  );
}

export function CreatePage({ form, requestKey }: Props): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <SectionPage
      title={t("create.title")}
      actions={
        <button
          variant="breadcrumb"
          onClick={() => {
            navigate("/app/products");
          }}
        >
          {t("app.back.products")}
        </button>
      }
    >
      {form.products.length === 0 ? (
        <EmptyCard
          title={t("create.nothingChosen.title")}
          body={t("create.nothingChosen.body")}
          action={{ words: t("create.nothingChosen.action"), url: "/app/products" }}
        />
      ) : (
        <CreateForm form={form} requestKey={requestKey} />
      )}
    </SectionPage>
  );
}
