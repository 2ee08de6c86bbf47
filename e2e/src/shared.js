/**
 * What is dear to make and the same for all suites: made once in a run of all of them.
 */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the suites of one run leave it for each other, see `run.js`. A suite alone keeps it to itself. */
const FOLDER = process.env.ASSAY_E2E_SHARED;

/** What this process has made or found, by its key. */
const known = new Map();

/**
 * The text of this key, made now unless it was made before.
 *
 * @param {string} key names everything that the text depends on, but for the binary
 * @param {() => Promise<string>} make
 * @returns {Promise<string>}
 */
export async function shared(key, make) {
	if (!known.has(key)) known.set(key, await findOrMake(key, make));
	return known.get(key);
}

async function findOrMake(key, make) {
	if (!FOLDER) return make();
	const path = join(FOLDER, createHash('sha256').update(key).digest('hex'));
	if (existsSync(path)) return readFileSync(path, 'utf8');
	const text = await make();
	// Whole or not at all: others may read at the same time, or make the same.
	const draft = `${path}.${process.pid}`;
	writeFileSync(draft, text);
	renameSync(draft, path);
	return text;
}
