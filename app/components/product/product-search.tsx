import { Icon, TextField } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useState, type ReactElement } from "react";

/** Searches when the merchant presses Enter or clears the field. */
export function ProductSearch({ words }: { readonly words: string }): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(words);
  const submit = useSubmit();
  const isSearching = useNavigation().state === "loading";
  return (
    <Form method="get" action="/app/products" role="search">
      <TextField
        name="words"
        type="search"
        label={t("products.search")}
        labelHidden
        placeholder={t("products.searchPlaceholder")}
        prefix={<Icon source={SearchIcon} />}
        autoComplete="off"
        loading={isSearching}
        value={typed}
        onChange={setTyped}
        clearButton
        onClearButtonClick={() => {
          setTyped("");
          submit({}, { method: "get", action: "/app/products" });
        }}
      />
    </Form>
  );
}
