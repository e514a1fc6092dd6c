export const ACCESS = { accessKeyId: "sandbox-access", secretAccessKey: "sandbox-secret", region: "eu-west-1" };
