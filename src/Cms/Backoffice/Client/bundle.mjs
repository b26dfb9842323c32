// Bundles the official client once for each version of its inputs: `node bundle.mjs OUT`, from the build of Cms.csproj.
// OUT is made whole or not at all: everything happens beside it, and a rename at the end says that it is complete.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const here = import.meta.dirname;
const out = path.resolve(process.argv[2]);
const work = `${out}.work`;
const lock = `${out}.lock`;
const version = path.basename(out);
const MOUNT = '/umbraco/backoffice';
const base = `${MOUNT}/${version}`;

await once(async () => {
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(path.join(work, 'npm'), { recursive: true });
  install(path.join(work, 'npm'));
  await bundle(path.join(work, 'npm'), path.join(work, 'www'));
  await compress(path.join(work, 'www'));
  fs.renameSync(path.join(work, 'www'), out);
  fs.rmSync(work, { recursive: true, force: true });
});

/** One build at a time makes it; the others wait for it. A lock whose owner is gone is nobody's. */
async function once(make) {
  fs.mkdirSync(path.dirname(out), { recursive: true });
  while (!fs.existsSync(out)) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      const owner = Number(fs.existsSync(lock) ? fs.readFileSync(lock, 'utf8') : 0);
      if (owner && !lives(owner)) fs.rmSync(lock, { force: true });
      await new Promise(wake => setTimeout(wake, 500));
      continue;
    }
    try {
      await make();
    } finally {
      fs.rmSync(lock, { force: true });
    }
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (refused) {
    return refused.code === 'EPERM';
  }
}

function install(folder) {
  for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(here, file), path.join(folder, file));
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('npm ci failed');
}

async function bundle(npm, www) {
  const { rolldown } = await import(path.join(npm, 'node_modules/rolldown/dist/index.mjs'));
  const modules = path.join(npm, 'node_modules');
  // Out of node_modules, or the bundler takes the client for a dependency and groups it with the others.
  const client = path.join(npm, 'client');
  fs.renameSync(path.join(modules, '@umbraco-cms/backoffice/dist-cms'), client);
  const { imports } = JSON.parse(fs.readFileSync(path.join(client, 'umbraco-package.json'), 'utf8')).importmap;
  const entry = url => url.slice(MOUNT.length + 1).replace(/\.js$/, '');

  // Every name of the import map is an entry of one graph: what is single in the client stays single.
  const graph = await rolldown({
    cwd: npm,
    input: Object.fromEntries(Object.values(imports).map(url => [entry(url), path.join(client, `${entry(url)}.js`)])),
    plugins: [viteIsms(modules)],
    resolve: { modules: [modules] },
    platform: 'browser',
    preserveEntrySignatures: 'allow-extension',
    logLevel: 'silent',
  });
  await graph.write({
    dir: www,
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups: groups() },
  });
  await workers(rolldown, modules, client, www);
  fs.mkdirSync(path.join(www, 'css'), { recursive: true });
  fs.copyFileSync(path.join(modules, '@umbraco-ui/uui-css/dist/uui-css.css'), path.join(www, 'css/uui-css.css'));
  fs.cpSync(path.join(modules, '@umbraco-ui/uui-css/assets/fonts'), path.join(www, 'assets/fonts'), { recursive: true });
  const map = Object.fromEntries(Object.entries(imports).map(([name, url]) => [name, `${base}/${entry(url)}.js`]));
  fs.writeFileSync(path.join(www, 'importmap.json'), JSON.stringify({ imports: map }));
  fs.writeFileSync(path.join(www, 'words.json'), JSON.stringify({ en: await words(client, 'en'), fr: await words(client, 'fr') }));
}

/** What the client says in a language, `section_key` by `section_key`: a test asks what is left to translate. */
async function words(client, language) {
  const said = (await import(pathToFileURL(path.join(client, `assets/lang/${language}.js`)))).default;
  const flat = Object.entries(said).flatMap(([section, keys]) =>
    Object.entries(keys).map(([key, word]) => [`${section}_${key}`, String(word)]),
  );
  return Object.fromEntries(flat);
}

/** Few files for a first load, and what is rarely opened (the code editor, the rich text editor) apart. */
function groups() {
  const vendor = String.raw`node_modules[\\/](lit|lit-html|lit-element|@lit|rxjs|@umbraco-ui|luxon|dompurify|marked|uuid|diff|@microsoft|@heximal|tslib)[\\/]`;
  const tiptap = String.raw`node_modules[\\/](@tiptap|prosemirror|linkifyjs|orderedmap|rope-sequence|w3c-keyname)`;
  const core = String.raw`[\\/]client[\\/](libs|external|packages[\\/](core|content|extension-types))[\\/]`;
  const room = /[\\/]client[\\/]packages[\\/]([^\\/]+)[\\/]/;
  return [
    { name: 'monaco', test: /node_modules[\\/]monaco-editor/, priority: 50 },
    { name: 'vendor', test: new RegExp(vendor), priority: 40 },
    { name: 'tiptap', test: new RegExp(tiptap), priority: 40 },
    { name: 'core', test: new RegExp(core), priority: 30 },
    { name: id => room.exec(id)?.[1] ?? null, priority: 20 },
  ];
}

/** What the client's own bundler understands and ours does not: `?worker`, `?inline`, style sheets as modules. */
function viteIsms(modules) {
  return {
    name: 'vite-isms',
    resolveId: id => (/\?(worker|inline)$/.test(id) ? `\0${id}` : null),
    load(id) {
      if (id.startsWith('\0') && id.endsWith('?worker')) {
        const url = `${base}/workers/${workerOf(id)}.js`;
        return `export default class extends Worker { constructor() { super('${url}', { type: 'module' }); } }`;
      }
      if (id.startsWith('\0') && id.endsWith('?inline')) {
        return `export default ${JSON.stringify(fs.readFileSync(path.join(modules, id.slice(1, -'?inline'.length)), 'utf8'))}`;
      }
      if (id.endsWith('.css')) return { code: 'export {}', moduleType: 'js' };
      // The one line of the client that is patched: a worker is found from here, not from a chunk that moved.
      if (id.endsWith('auth-session-timeout.controller.js')) {
        const moved = "new URL('../workers/token-check.worker.js', import.meta.url)";
        const source = fs.readFileSync(id, 'utf8');
        if (!source.includes(moved)) throw new Error('the token check worker is not where it was');
        return source.replace(moved, `'${base}/workers/token-check.js'`);
      }
      return null;
    },
  };
}

/** The script editor's language service (7 MB) is left out: TypeScript is highlighted, not checked. */
function workerOf(id) {
  const name = path.basename(id.replace('?worker', '')).replace('.worker', '');
  return name === 'ts' ? 'editor' : name;
}

async function workers(rolldown, modules, client, www) {
  const monaco = path.join(modules, 'monaco-editor/esm/vs');
  const input = {
    editor: path.join(monaco, 'editor/editor.worker.js'),
    json: path.join(monaco, 'language/json/json.worker.js'),
    css: path.join(monaco, 'language/css/css.worker.js'),
    html: path.join(monaco, 'language/html/html.worker.js'),
    'token-check': path.join(client, 'packages/core/auth/workers/token-check.worker.js'),
  };
  const built = await rolldown({ input, resolve: { modules: [modules] }, platform: 'browser', logLevel: 'silent' });
  await built.write({
    dir: path.join(www, 'workers'),
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[hash].js',
  });
}

/** Beside each text its two compressed forms, made here once and never by the server. */
async function compress(www) {
  const brotli = promisify(zlib.brotliCompress);
  const gzip = promisify(zlib.gzip);
  const texts = fs
    .readdirSync(www, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile() && /\.(js|css|json|svg)$/.test(file.name))
    .map(file => path.join(file.parentPath, file.name));
  await Promise.all(
    texts.map(async file => {
      const bytes = fs.readFileSync(file);
      const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 9, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      fs.writeFileSync(`${file}.br`, await brotli(bytes, { params }));
      fs.writeFileSync(`${file}.gz`, await gzip(bytes, { level: 9 }));
    }),
  );
}
