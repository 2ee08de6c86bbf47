/**
 * Wrong input on the command line ends with one clear line and a non-zero exit.
 */

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { run } from '../src/binary.js';
import { reaches } from '../src/chain.js';
import { exportSpec } from '../src/chain-spec.js';
import { alice } from '../src/keys.js';
import { Lab } from '../src/lab.js';

/** How a line of the log begins, as against one that is written for the user alone. */
const LOG_LINE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /;

const QUIET = ['--no-mdns', '--no-telemetry'];
const LOOPBACK = ['--listen-addr=/ip4/127.0.0.1/tcp/0'];
const PORTS = [...QUIET, '--no-prometheus', '--rpc-port=0', ...LOOPBACK];
const DATABASE = ['chains', 'assay_dev', 'paritydb', 'full'];

/** A run that fails with exactly one line, which matches `reason`. */
async function refused(args, ...reasons) {
	const { code, signal, stdout, stderr } = await run(args);
	const output = `${stdout}${stderr}`;
	assert.equal(signal, null, output);
	assert.notEqual(code, 0, `node ${args.join(' ')} succeeded\n${output}`);
	const lines = stderr.split('\n').filter((line) => line.trim() && !LOG_LINE.test(line));
	assert.equal(lines.length, 1, `not one line:\n${output}`);
	for (const reason of reasons) assert.match(lines[0], reason);
	assert.match(lines[0], /^Error: /);
	assert.doesNotMatch(output, /panicked|backtrace|Caused by/i);
}

describe('the command line refuses', () => {
	const lab = new Lab('cli-errors');
	let local;
	let running;
	let occupied;

	before(
		lab.prepare(async () => {
			const blocker = createServer();
			await new Promise((done) => blocker.listen(0, '127.0.0.1', done));
			lab.onClose(() => blocker.close());
			occupied = blocker.address().port;
			local = await exportSpec('local');
			running = await lab.start('running', ['--dev']);
			await reaches(running, 3);
		}),
	);
	after(() => lab.close());

	const refuses = (name, args, ...reasons) =>
		test(
			name,
			lab.guard(() => refused(typeof args === 'function' ? args() : args, ...reasons)),
		);
	const fresh = (name) => `--base-path=${lab.path(name)}`;
	const file = (name, text) => {
		writeFileSync(lab.path(name), text);
		return lab.path(name);
	};

	refuses('unknown_chain', ['--chain=atlantis', ...PORTS], /atlantis/, /dev/, /local/);
	refuses('no_chain', PORTS, /--dev/, /--chain/);
	refuses('author_that_is_no_address', ['--dev', '--author=5Grw', ...PORTS], /5Grw/, /--author/);
	refuses(
		'author_of_another_network',
		['--dev', '--author=15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5', ...PORTS],
		/--author/,
		new RegExp(alice.address),
	);
	refuses(
		'mining_without_an_author',
		() => ['--chain=local', '--mine', fresh('no-author'), ...PORTS],
		/--author/,
	);
	refuses(
		'mining_with_no_threads',
		['--dev', '--mine', '--mine-threads=0', ...PORTS],
		/--mine-threads/,
	);
	refuses(
		'mining_with_more_threads_than_there_can_be',
		['--dev', '--mine', '--mine-threads=18446744073709551615', ...PORTS],
		/--mine-threads must be from 1 to 1024/,
	);

	refuses(
		'rpc_port_in_use',
		() => [
			'--dev',
			fresh('rpc-port'),
			...QUIET,
			'--no-prometheus',
			`--rpc-port=${occupied}`,
			...LOOPBACK,
		],
		/port/i,
		/in use/i,
	);
	for (const backend of ['litep2p', 'libp2p']) {
		refuses(
			`network_port_in_use_with_${backend}`,
			() => [
				'--dev',
				fresh(`network-port-${backend}`),
				...QUIET,
				'--no-prometheus',
				'--rpc-port=0',
				`--listen-addr=/ip4/127.0.0.1/tcp/${occupied}`,
				`--network-backend=${backend}`,
			],
			/in use/i,
		);
	}
	refuses(
		'metrics_port_in_use',
		() => [
			'--dev',
			fresh('metrics-port'),
			...QUIET,
			`--prometheus-port=${occupied}`,
			'--rpc-port=0',
			...LOOPBACK,
		],
		/in use/i,
	);

	refuses(
		'base_path_of_a_running_node',
		() => ['--dev', `--base-path=${lab.path('running')}`, ...PORTS],
		/lock|in use|another/i,
	);
	refuses(
		'base_path_that_is_a_file',
		() => ['--dev', `--base-path=${file('plain-file', 'not a directory')}`, ...PORTS],
		/plain-file/,
	);
	refuses('database_that_is_a_file', () => {
		const base = lab.path('database-file');
		mkdirSync(join(base, ...DATABASE.slice(0, -1)), { recursive: true });
		writeFileSync(join(base, ...DATABASE), 'not a database');
		return ['--dev', `--base-path=${base}`, ...PORTS];
	});
	test(
		'database_whose_metadata_is_garbage',
		lab.guard(async () => {
			await running.stop();
			const base = lab.path('garbage');
			cpSync(lab.path('running'), base, { recursive: true });
			const database = join(base, ...DATABASE);
			assert.ok(readdirSync(database).includes('metadata'), readdirSync(database).join());
			writeFileSync(join(database, 'metadata'), 'garbage');
			await refused(['--dev', `--base-path=${base}`, ...PORTS]);
		}),
	);

	refuses(
		'chain_spec_that_is_not_json',
		() => [`--chain=${file('bad.json', '{"name": ')}`, fresh('bad'), ...PORTS],
		/bad\.json/,
	);
	refuses(
		'chain_spec_without_a_genesis',
		() => [`--chain=${file('empty.json', '{}')}`, fresh('empty'), ...PORTS],
		/empty\.json/,
	);
	for (const [name, spoil, reason] of [
		[
			'unknown_genesis_field',
			(genesis) => {
				genesis.difficulty.colour = 'green';
			},
			/colour/,
		],
		[
			'invalid_genesis_parameter',
			(genesis) => {
				genesis.protocolParameters.difficulty.targetBlockTime = 1;
			},
			/block time/,
		],
		[
			'reward_parts_above_the_whole',
			(genesis) => {
				genesis.protocolParameters.rewards.authorPart = 625_001;
			},
			/protocolParameters\.rewards: the parts of author, owners and nodes/,
		],
		[
			'genesis_difficulty_of_zero',
			(genesis) => {
				genesis.difficulty.initialDifficulty = 0;
			},
			/difficulty/,
		],
		[
			'genesis_without_an_authority',
			(genesis) => {
				genesis.grandpa.authorities = [];
			},
			/authorit/,
		],
		[
			'shares_that_their_owner_cannot_pay',
			(genesis) => {
				genesis.validateShare.lots[1][1] = 1_000_000;
			},
			/validateShare\.lots\[1\]: its owner cannot pay/,
		],
		[
			'two_voting_keys_of_one_account',
			(genesis) => {
				const { votingKeys } = genesis.shareVote;
				votingKeys.push([...votingKeys[0]]);
			},
			/shareVote\.votingKeys\[4\]/,
		],
	]) {
		test(
			`chain_spec_with_${name}`,
			lab.guard(async () => {
				const spec = structuredClone(local);
				spoil(spec.genesis.runtimeGenesis.patch);
				const path = file(`${name}.json`, JSON.stringify(spec));
				await refused([`--chain=${path}`, fresh(name), ...PORTS], reason);
			}),
		);
	}
});
