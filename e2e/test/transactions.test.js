/**
 * Transactions from @polkadot/api: in a block, finalised, refused with a reason.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { encodeAddress, encodeMultiAddress, sortAddresses } from '@polkadot/util-crypto';

import { isThere, seeker } from '../../scripts/programs/lib/inclusion.js';
import { connect, eventsOf, free, parentOf, send, sendOk } from '../src/api.js';
import { height, reaches } from '../src/chain.js';
import { account, alice, bob, charlie, dave, eve, ferdie } from '../src/keys.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { Rewards, treasurysPart } from '../src/rewards.js';
import { ASY, DRAWN, votesIn } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

const FORMAT = 42;

describe('transactions', () => {
	const lab = new Lab('transactions');
	let node;
	let api;

	before(
		lab.prepare(async () => {
			node = await lab.start('dev', QUICK_DEV);
			api = await connect(lab, node);
			await reaches(node, 2);
		}),
	);
	after(() => lab.close());

	test(
		'transfer_moves_exact_amounts_when_finalised',
		lab.guard(async () => {
			const receiver = account('//transfer/receiver').address;
			const amount = 12n * ASY + 345_678_901n;
			const tx = api.tx.balances.transferKeepAlive(receiver, amount);
			const estimate = (await tx.paymentInfo(bob)).partialFee.toBigInt();
			const included = await sendOk(api, tx, bob, { finalized: true });

			const [transfer] = eventsOf(included, api.events.balances.Transfer);
			assert.deepEqual(
				[transfer.data.from.toString(), transfer.data.to.toString(), transfer.data.amount.toBigInt()],
				[bob.address, receiver, amount],
			);
			const [paid] = eventsOf(included, api.events.transactionPayment.TransactionFeePaid);
			const fee = paid.data.actualFee.toBigInt();
			assert.ok(fee > 0n && fee <= estimate, `fee ${fee}, estimate ${estimate}`);
			// A third of what the treasury leaves for each vote that the block carries.
			const { votes } = await votesIn(api, included.blockHash);
			const rewards = await Rewards.at(api, included.blockHash);
			const [block] = await rewards.events('rewardDistribution', 'BlockRewarded');
			assert.equal(block.author, alice.address);
			const part = await treasurysPart(rewards, [{ actualFee: fee, tip: 0n }]);
			assert.equal(block.fees, ((fee - part) * BigInt(votes)) / BigInt(DRAWN));

			const parent = await parentOf(api, included.blockHash);
			assert.equal(
				await free(api, bob, included.blockHash),
				(await free(api, bob, parent)) - amount - fee,
			);
			assert.equal(await free(api, receiver, parent), 0n);
			assert.equal(await free(api, receiver, included.blockHash), amount);
			const { number } = await api.rpc.chain.getHeader(included.blockHash);
			const final = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
			assert.ok(final.number.toNumber() >= number.toNumber());
		}),
	);

	test(
		'tip_is_paid_on_top_of_the_fee',
		lab.guard(async () => {
			const tip = ASY / 4n;
			const tx = api.tx.system.remark('tipped');
			const included = await sendOk(api, tx, bob, { tip });
			const [paid] = eventsOf(included, api.events.transactionPayment.TransactionFeePaid);
			assert.equal(paid.data.tip.toBigInt(), tip);
			const parent = await parentOf(api, included.blockHash);
			assert.equal(
				(await free(api, bob, parent)) - (await free(api, bob, included.blockHash)),
				paid.data.actualFee.toBigInt(),
			);
		}),
	);

	test(
		'batch_does_all_or_nothing',
		lab.guard(async () => {
			const [first, second] = ['//batch/1', '//batch/2'].map((uri) => account(uri).address);
			const pay = (to, amount) => api.tx.balances.transferAllowDeath(to, amount);
			const good = await sendOk(
				api,
				api.tx.utility.batchAll([pay(first, ASY), pay(second, 2n * ASY)]),
				charlie,
			);
			assert.equal(eventsOf(good, api.events.utility.ItemCompleted).length, 2);
			assert.equal(eventsOf(good, api.events.utility.BatchCompleted).length, 1);
			assert.equal(await free(api, first), ASY);
			assert.equal(await free(api, second), 2n * ASY);

			const bad = await send(
				api,
				api.tx.utility.batchAll([pay(first, ASY), pay(second, 10n ** 30n)]),
				charlie,
			);
			assert.equal(bad.error, 'Arithmetic.Underflow');
			assert.equal(await free(api, first), ASY);
		}),
	);

	test(
		'multisig_acts_when_two_of_three_approve',
		lab.guard(async () => {
			const members = [charlie, dave, eve].map(({ address }) => address);
			const shared = encodeMultiAddress(members, 2, FORMAT);
			const others = (who) =>
				sortAddresses(members.filter((address) => address !== who.address), FORMAT);
			const receiver = account('//multisig/receiver').address;
			await sendOk(api, api.tx.balances.transferKeepAlive(shared, 5n * ASY), bob);

			const call = api.tx.balances.transferKeepAlive(receiver, 3n * ASY);
			const { weight } = await call.paymentInfo(shared);
			const approve = (who, since) =>
				api.tx.multisig.asMulti(2, others(who), since, call, weight);

			const opened = await sendOk(api, approve(charlie, null), charlie);
			assert.equal(eventsOf(opened, api.events.multisig.NewMultisig).length, 1);
			assert.equal(await free(api, receiver), 0n);
			const again = await send(api, approve(charlie, null), charlie);
			assert.equal(again.error, 'multisig.NoTimepoint');

			const pending = await api.query.multisig.multisigs(shared, call.method.hash);
			const done = await sendOk(api, approve(dave, pending.unwrap().when), dave);
			const [executed] = eventsOf(done, api.events.multisig.MultisigExecuted);
			assert.equal(executed.data.multisig.toString(), shared);
			assert.ok(executed.data.result.isOk, executed.data.result.toString());
			assert.equal(await free(api, receiver), 3n * ASY);
		}),
	);

	test(
		'proxy_acts_for_its_principal_until_removed',
		lab.guard(async () => {
			const receiver = account('//proxy/receiver').address;
			const pay = () =>
				api.tx.proxy.proxy(
					eve.address,
					null,
					api.tx.balances.transferKeepAlive(receiver, ASY),
				);
			assert.equal((await send(api, pay(), ferdie)).error, 'proxy.NotProxy');

			await sendOk(api, api.tx.proxy.addProxy(ferdie.address, 'Any', 0), eve);
			const acted = await sendOk(api, pay(), ferdie);
			const [executed] = eventsOf(acted, api.events.proxy.ProxyExecuted);
			assert.ok(executed.data.result.isOk, executed.data.result.toString());
			assert.equal(await free(api, receiver), ASY);

			await sendOk(api, api.tx.proxy.removeProxy(ferdie.address, 'Any', 0), eve);
			assert.equal((await send(api, pay(), ferdie)).error, 'proxy.NotProxy');
			assert.equal(await free(api, receiver), ASY);
		}),
	);

	test(
		'proxy_is_held_to_its_kind_of_calls',
		lab.guard(async () => {
			const delegate = account('//proxy/limited');
			await sendOk(api, api.tx.balances.transferKeepAlive(delegate.address, ASY), bob);
			await sendOk(api, api.tx.proxy.addProxy(delegate.address, 'NonTransfer', 0), eve);
			const paid = await sendOk(
				api,
				api.tx.proxy.proxy(
					eve.address,
					null,
					api.tx.balances.transferKeepAlive(delegate.address, ASY),
				),
				delegate,
			);
			const [executed] = eventsOf(paid, api.events.proxy.ProxyExecuted);
			const error = executed.data.result.asErr.asModule;
			assert.equal(api.registry.findMetaError(error).name, 'CallFiltered');
		}),
	);

	test(
		'dispatch_error_is_decoded_when_a_call_fails_in_a_block',
		lab.guard(async () => {
			const everything = 10n ** 30n;
			const tooMuch = api.tx.balances.transferAllowDeath(bob.address, everything);
			const failed = await send(api, tooMuch, dave);
			assert.equal(failed.error, 'Arithmetic.Underflow');
			assert.equal(eventsOf(failed, api.events.system.ExtrinsicFailed).length, 1);

			const unopened = api.tx.multisig.cancelAsMulti(
				2,
				sortAddresses([charlie.address, eve.address], FORMAT),
				{ height: 1, index: 0 },
				api.tx.system.remark('never opened').method.hash,
			);
			assert.equal((await send(api, unopened, dave)).error, 'multisig.NotFound');
		}),
	);

	test(
		'pool_refuses_a_transaction_that_cannot_be_valid',
		lab.guard(async () => {
			const refused = (tx, reason) =>
				assert.rejects(api.rpc.author.submitExtrinsic(tx), (error) => {
					assert.equal(error.code, 1010);
					assert.match(error.message, reason);
					return true;
				});
			const remark = api.tx.system.remark('refused');
			await sendOk(api, api.tx.system.remark('uses the nonce'), dave);
			await refused(await remark.signAsync(dave, { nonce: 0 }), /outdated/);

			const pauper = account('//pauper');
			await refused(await remark.signAsync(pauper, { nonce: 0 }), /balance too low/);

			const changed = await api.tx.system.remark('signed').signAsync(dave, { nonce: -1 });
			const forged = changed.toU8a();
			forged[forged.length - 1] ^= 1;
			await refused(api.createType('Extrinsic', forged), /bad signature/);
		}),
	);

	test(
		'transaction_waits_in_the_pool_when_its_nonce_is_ahead',
		lab.guard(async () => {
			const sender = account('//ahead');
			await sendOk(api, api.tx.balances.transferKeepAlive(sender.address, ASY), bob);
			const second = await api.tx.system.remark('second').signAsync(sender, { nonce: 1 });
			await api.rpc.author.submitExtrinsic(second);
			const from = await height(node);
			await reaches(node, from + 2);
			const nonce = async () => (await api.query.system.account(sender.address)).nonce;
			assert.equal((await nonce()).toNumber(), 0);
			const first = await api.tx.system.remark('first').signAsync(sender, { nonce: 0 });
			await api.rpc.author.submitExtrinsic(first);
			const both = async () => (await nonce()).toNumber() === 2;
			await waitFor('both transactions to be in a block', both);
		}),
	);

	test(
		'mortal_transaction_is_included_in_its_era_and_refused_after_it',
		lab.guard(async () => {
			const period = 4;
			const signed = async (text) => {
				const header = await api.rpc.chain.getHeader();
				const current = header.number.toNumber();
				const era = api.registry.createTypeUnsafe('ExtrinsicEra', [{ current, period }]);
				const tx = await api.tx.system.remark(text).signAsync(ferdie, {
					blockHash: header.hash,
					era,
					nonce: -1,
				});
				return { tx, death: era.asMortalEra.death(current) };
			};
			const late = await signed('too late');
			assert.ok(late.tx.era.isMortalEra);
			await reaches(node, late.death);
			await assert.rejects(api.rpc.author.submitExtrinsic(late.tx), (error) => {
				assert.equal(error.code, 1010);
				// An era tells its first block modulo the period only: after its end it stands for a
				// later one, whose hash was not signed.
				assert.match(error.message, /bad signature/);
				return true;
			});

			const included = await sendOk(api, api.tx.system.remark('in time'), ferdie, { era: 64 });
			const { block } = await api.rpc.chain.getBlock(included.blockHash);
			const own = block.extrinsics.find(
				(it) => it.isSigned && it.signer.toString() === ferdie.address,
			);
			assert.ok(own.era.isMortalEra);
			assert.equal(own.era.asMortalEra.period.toNumber(), 64);
		}),
	);

	test(
		'immortal_transaction_is_included',
		lab.guard(async () => {
			await sendOk(api, api.tx.system.remark('for ever'), ferdie, { era: 0 });
		}),
	);

	test(
		'address_of_another_format_names_the_same_account',
		lab.guard(async () => {
			const receiver = account('//formats');
			const foreign = encodeAddress(receiver.publicKey, 0);
			await sendOk(api, api.tx.balances.transferKeepAlive(foreign, ASY), bob);
			assert.equal(await free(api, receiver), ASY);
		}),
	);

	test(
		'transaction_that_the_node_has_already_is_found_in_its_block',
		lab.guard(async () => {
			const receiver = account('//twice').address;
			const above = await height(node);
			const signed = await api.tx.balances.transferKeepAlive(receiver, ASY).signAsync(bob);
			await api.rpc.author.submitExtrinsic(signed);
			await assert.rejects(signed.send(() => {}), isThere);
			const look = seeker(api, signed.hash, above);
			const found = await waitFor('it in a block', async () =>
				look(await api.rpc.chain.getBlockHash()),
			);
			assert.equal(found.dispatchError, undefined);
			const [transfer] = eventsOf(found, api.events.balances.Transfer);
			assert.equal(transfer.data.to.toString(), receiver);
			assert.equal(await free(api, receiver, found.blockHash), ASY);
		}),
	);
});
