/**
 * What a process uses, as Linux tells it.
 */

import { readFileSync } from 'node:fs';

/** Clock ticks per second: fixed at 100 for every architecture that programs see. */
const TICKS = 100;

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

/**
 * The processor time of a process.
 *
 * @param {number} pid
 * @returns {number} seconds, all threads together
 */
export function cpuTime(pid) {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// User and system time are fields 14 and 15. The name, field 2, is in parentheses and may hold
	// anything.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
