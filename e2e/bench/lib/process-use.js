/**
 * What a process uses, as Linux tells it.
 */

import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second: fixed at 100 for every architecture that programs see. */
const TICKS = 100;

/** @typedef {import('../../src/node-process.js').NodeProcess} NodeProcess */

/**
 * Memory in MiB.
 *
 * @typedef {object} Memory
 * @property {number} resident VmRSS: in memory now
 * @property {number} peak VmHWM: the most that ever was
 * @property {number} anonymous RssAnon: the part that belongs to the process alone
 * @property {number} file RssFile: the part that is mapped from files, and can be dropped
 */

/**
 * @param {number} pid
 * @returns {Memory | undefined} undefined when the process has ended
 */
export function memory(pid) {
	let status;
	try {
		status = readFileSync(`/proc/${pid}/status`, 'utf8');
	} catch (error) {
		if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
		throw error;
	}
	const mib = (name) => {
		const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status);
		return found ? Number(found[1]) / 1024 : undefined;
	};
	const resident = mib('VmRSS');
	// A process that is about to end has no memory any more.
	return resident === undefined
		? undefined
		: { resident, peak: mib('VmHWM'), anonymous: mib('RssAnon'), file: mib('RssFile') };
}

/** Seconds of processor time in a `stat` file: user and system, fields 14 and 15. */
function seconds(stat) {
	// The name, field 2, is in parentheses and may hold anything.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/**
 * The processor time of a process.
 *
 * @param {number} pid
 * @returns {number} seconds, all threads together
 */
export const cpuTime = (pid) => seconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/**
 * The processor time of the threads of a process, by name without trailing numbers.
 *
 * @param {number} pid
 * @returns {Map<string, number>} seconds; threads that have ended are not counted
 */
export function cpuTimeByThread(pid) {
	const times = new Map();
	for (const thread of readdirSync(`/proc/${pid}/task`)) {
		let stat;
		try {
			stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
		} catch {
			// It has ended since.
			continue;
		}
		const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')).replace(/[-\d]+$/, '');
		times.set(name, (times.get(name) ?? 0) + seconds(stat));
	}
	return times;
}
