// same.mjs BUCKET SITE [cache] [gzip] [website]   Whether the bucket at this address has the files of the folder, each with its type, and
// nothing else but the list of what was brought; with its time in caches, packed, and with pages that lead on, where that is asked for.
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const [bucket, site, ...more] = process.argv.slice(2);
// The stores of this check believe everybody, but want to be told a name.
const headers = { Authorization: "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0" };
const get = async (address) => {
  const response = await fetch(address, { headers });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response;
};
const unescape = (text) => text.replace(/&(lt|gt|quot|apos|amp|#(\d+)|#x([0-9a-f]+));/gi, (_, name, number, hex) =>
  ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name] ?? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number)));

const keys = [];
for (let token = ""; ; ) {
  const list = await (await get(`${bucket}?list-type=2&max-keys=100${token && `&continuation-token=${encodeURIComponent(token)}`}`)).text();
  keys.push(...[...list.matchAll(/<Key>([^<]*)<\/Key>/g)].map((key) => unescape(key[1])));
  if (!/<IsTruncated>true/.test(list)) break;
  token = unescape(list.match(/<NextContinuationToken>([^<]*)</)[1]);
}
const wrong = [];
const files = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile())
  .map((one) => `${one.parentPath ?? one.path}/${one.name}`.slice(site.length + 1))
  .filter((path) => path !== ".blog-manifest");
const extra = new Set(keys);
let redirects = 0;
for (const path of files) {
  if (!extra.delete(path)) {
    wrong.push(`${path} is missing`);
    continue;
  }
  const response = await get(`${bucket}/${path.split("/").map(encodeURIComponent).join("/")}`);
  let bytes = Buffer.from(await response.arrayBuffer()); // which fetch has unpacked, where it was said to be packed
  const type = response.headers.get("content-type") ?? "";
  const text = /\.(html|css|js|xml|txt)$/.test(path);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && !path.endsWith(".gz")) bytes = gunzipSync(bytes);
  if (!bytes.equals(readFileSync(`${site}/${path}`))) wrong.push(`${path} has other bytes`);
  if (path.endsWith(".html") && type.replace(" ", "").toLowerCase() !== "text/html;charset=utf-8") wrong.push(`${path} has the type ${type}`);
  if (more.includes("cache") && path.endsWith(".html") && response.headers.get("cache-control") !== "no-cache") wrong.push(`${path}: ${response.headers.get("cache-control")}`);
  if (more.includes("gzip") && text && bytes.length > 1000 && response.headers.get("content-encoding") !== "gzip") wrong.push(`${path} is not said to be packed`);
  redirects += response.headers.get("x-amz-website-redirect-location") ? 1 : 0;
}
extra.delete(".blog-files");
extra.forEach((key) => wrong.push(`${key} should not be there`));
if (more.includes("website") && redirects === 0) wrong.push("no page leads on");
wrong.forEach((one) => console.log(one));
process.exit(wrong.length ? 1 : 0);
