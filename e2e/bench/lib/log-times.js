/**
 * When a node logged what. Its clock shows milliseconds as soon as any target logs in detail.
 */

const STAMP = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) (.*)$/;

/**
 * The lines of a log with their times.
 *
 * @param {string} log of a node with `--detailed-log-output` or a target at `debug` or `trace`
 * @returns {{ time: number, text: string }[]} `time` as `Date.now()` gives it
 */
export function readLog(log) {
	const lines = [];
	for (const line of log.split('\n')) {
		const match = STAMP.exec(line);
		// Without a zone it is read as local time, which is what the node writes.
		if (match) lines.push({ time: Date.parse(match[1].replace(' ', 'T')), text: match[2] });
	}
	return lines;
}

/**
 * The time of the first line that contains `text`.
 *
 * @param {{ time: number, text: string }[]} lines
 * @param {string} text
 */
export function timeOf(lines, text) {
	const line = lines.find((it) => it.text.includes(text));
	if (!line) throw new Error(`the log has no line with ${JSON.stringify(text)}`);
	return line.time;
}
