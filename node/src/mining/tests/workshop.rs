use crate::mining::{
	pause::PauseReason,
	submission::Refusal,
	testing::{parent, site, template},
	workshop::{Idle, Order, Workshop, MAX_CLOSED, MAX_TEMPLATES},
};
use sp_core::H256;

fn workshop() -> Workshop {
	Workshop::new(Idle::Preparing)
}

#[test]
fn workshop_orders_the_newest_template_and_keeps_older_ones_of_the_same_parent_open() {
	let (workshop, parent) = (workshop(), parent(5));
	let (first, second) = (template(&parent, 1), template(&parent, 2));
	let (old, new) = (*first.work(), *second.work());
	assert!(workshop.publish(first) && workshop.publish(second));
	assert_eq!(*workshop.orders().borrow(), Order::Search(new));
	assert_eq!(workshop.find(&old.pre_hash), Ok(old));
	assert_eq!(workshop.find(&new.pre_hash), Ok(new));
	assert_eq!(new.number, 6);
	assert_eq!(workshop.site(), Some(site(&parent)));
}

#[test]
fn workshop_closes_templates_when_the_parent_changes() {
	let workshop = workshop();
	let (first, second) = (template(&parent(5), 1), template(&parent(6), 1));
	let (old, new) = (*first.work(), *second.work());
	workshop.publish(first);
	workshop.publish(second);
	assert_eq!(workshop.find(&old.pre_hash), Err(Refusal::Stale));
	assert_eq!(workshop.find(&new.pre_hash), Ok(new));
}

#[test]
fn workshop_gives_a_template_away_once_and_closes_the_others() {
	let (workshop, parent) = (workshop(), parent(5));
	let (first, second) = (template(&parent, 1), template(&parent, 2));
	let (old, new) = (*first.work(), *second.work());
	workshop.publish(first);
	workshop.publish(second);
	assert_eq!(workshop.take(&old.pre_hash).map(|taken| *taken.work()).ok(), Some(old));
	assert_eq!(workshop.take(&old.pre_hash).err(), Some(Refusal::Duplicate));
	assert_eq!(workshop.take(&new.pre_hash).err(), Some(Refusal::Stale));
	assert_eq!(*workshop.orders().borrow(), Order::Wait(Idle::Preparing));
}

#[test]
fn workshop_refuses_templates_when_the_site_is_filled_until_it_is_reopened() {
	let (workshop, parent) = (workshop(), parent(5));
	let first = template(&parent, 1);
	let work = *first.work();
	workshop.publish(first);
	assert!(!workshop.is_filled(&site(&parent)));
	workshop.take(&work.pre_hash).unwrap();
	assert!(workshop.is_filled(&site(&parent)));
	assert!(!workshop.publish(template(&parent, 2)));
	assert_eq!(workshop.site(), None);

	workshop.reopen(&site(&parent));
	assert!(workshop.publish(template(&parent, 2)));
}

#[test]
fn workshop_closes_its_templates_when_mining_pauses() {
	let (workshop, parent) = (workshop(), parent(5));
	let first = template(&parent, 1);
	let work = *first.work();
	workshop.publish(first);
	workshop.withdraw(Idle::Paused(PauseReason::NoPeers));
	assert_eq!(workshop.find(&work.pre_hash), Err(Refusal::Stale));
	assert_eq!(*workshop.orders().borrow(), Order::Wait(Idle::Paused(PauseReason::NoPeers)));
}

#[test]
fn workshop_abandons_only_the_site_that_it_is_told() {
	let (workshop, parent) = (workshop(), parent(5));
	let first = template(&parent, 1);
	let work = *first.work();
	workshop.publish(first);
	workshop.abandon(&site(&super::super::testing::parent(4)));
	assert_eq!(workshop.find(&work.pre_hash), Ok(work));
	workshop.abandon(&site(&parent));
	assert_eq!(workshop.find(&work.pre_hash), Err(Refusal::Stale));
}

#[test]
fn workshop_stays_bounded_when_templates_keep_coming() {
	let (workshop, parent) = (workshop(), parent(5));
	let works: Vec<_> = (0..=MAX_TEMPLATES as u8)
		.map(|content| {
			let template = template(&parent, content);
			let work = *template.work();
			assert!(workshop.publish(template));
			work
		})
		.collect();
	assert_eq!(workshop.find(&works[0].pre_hash), Err(Refusal::Stale));
	for work in &works[1..] {
		assert_eq!(workshop.find(&work.pre_hash), Ok(*work));
	}

	for number in 0..=MAX_CLOSED as u32 {
		workshop.publish(template(&super::super::testing::parent(number + 10), 1));
	}
	assert_eq!(workshop.find(&works[1].pre_hash), Err(Refusal::Unknown));
}

#[test]
fn workshop_keeps_one_of_two_equal_templates() {
	let (workshop, parent) = (workshop(), parent(5));
	workshop.publish(template(&parent, 1));
	workshop.publish(template(&parent, 1));
	let work = *template(&parent, 1).work();
	assert!(workshop.take(&work.pre_hash).is_ok());
	assert_eq!(workshop.take(&work.pre_hash).err(), Some(Refusal::Duplicate));
}

#[test]
fn workshop_stops_for_good() {
	let (workshop, parent) = (workshop(), parent(5));
	workshop.stop();
	workshop.publish(template(&parent, 1));
	workshop.withdraw(Idle::Preparing);
	assert_eq!(*workshop.orders().borrow(), Order::Stop);
}

#[test]
fn workshop_knows_nothing_of_foreign_work() {
	assert_eq!(workshop().find(&H256::zero()), Err(Refusal::Unknown));
	assert_eq!(workshop().take(&H256::zero()).err(), Some(Refusal::Unknown));
}
