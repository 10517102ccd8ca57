import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A key and a certificate for loopback, made anew, and the environment in which node and git believe it. */
export interface TestCertificate {
  key: string;
  cert: string;
  env: Record<string, string>;
}

/** Makes a certificate in a folder; undefined where openssl is not installed. */
export function makeCertificate(folder: string): TestCertificate | undefined {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const made = spawnSync('openssl', ['req', ...kind, ...names, '-keyout', key, '-out', cert]);
  if (made.status !== 0) return undefined;
  const env = { NODE_EXTRA_CA_CERTS: cert, GIT_SSL_CAINFO: cert };
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), env };
}
