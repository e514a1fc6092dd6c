/** The requests that the tests of several parts send. */
export const STAGED = `mutation Staged($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } }
}`;
export const FILE_CREATE = `mutation FileCreate($files: [FileCreateInput!]!) {
  fileCreate(files: $files) {
    files { __typename id alt createdAt updatedAt fileStatus fileErrors { code message details } preview { image { url } status }
      ... on MediaImage { status mimeType mediaErrors { code } mediaWarnings { code } image { url width height } }
      ... on GenericFile { url mimeType } }
    userErrors { code field message }
  }
}`;
export const FILE_UPDATE = `mutation FileUpdate($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) {
    files { id alt fileStatus preview { image { url width } } ... on MediaImage { image { url width height } } }
    userErrors { code field message }
  }
}`;
export const FILE_DELETE = `mutation Del($fileIds: [ID!]!) { fileDelete(fileIds: $fileIds) { deletedFileIds userErrors { code field message } } }`;
export const NODES = `query Poll($ids: [ID!]!) {
  nodes(ids: $ids) { __typename id
    ... on MediaImage { alt fileStatus status mimeType fileErrors { code message details } image { url width height } preview { image { width } } }
    ... on GenericFile { fileStatus url mimeType } }
}`;
