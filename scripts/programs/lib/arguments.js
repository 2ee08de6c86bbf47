/**
 * What the command lines of all programs have in common.
 */

import { parseArgs } from 'node:util';

/** The command line says something that cannot be. */
export class UsageError extends Error {}

/** The options of every program, as `parseArgs` wants them. */
const COMMON = {
	url: { type: 'string', default: 'ws://127.0.0.1:9944' },
	help: { type: 'boolean', short: 'h', default: false },
};

/**
 * The values of the options on a command line.
 *
 * @param {string[]} args
 * @param {import('node:util').ParseArgsConfig['options']} options beside those of every program
 * @returns {Record<string, any>}
 */
export function parse(args, options) {
	try {
		return parseArgs({ args, options: { ...COMMON, ...options } }).values;
	} catch (error) {
		throw new UsageError(error.message);
	}
}

/**
 * The same for a command line that begins with words, such as a command and its subject.
 *
 * @param {string[]} args
 * @param {import('node:util').ParseArgsConfig['options']} options beside those of every program
 * @returns {{ words: string[], values: Record<string, any> }}
 */
export function parseWords(args, options) {
	try {
		const { values, positionals: words } = parseArgs({
			args,
			options: { ...COMMON, ...options },
			allowPositionals: true,
		});
		return { words, values };
	} catch (error) {
		throw new UsageError(error.message);
	}
}

/**
 * The whole number that an option must be.
 *
 * @param {string} name of the option
 * @param {string} text what was given
 * @param {{ least?: number, most: number }} range
 * @returns {number}
 */
export function whole(name, text, { least = 1, most }) {
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < least || value > most) {
		throw new UsageError(`--${name} ${text}: it must be a whole number from ${least} to ${most}`);
	}
	return value;
}
