package org.meguri.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;

/**
 * The kinds of letters that somebody can choose about. What duty requires can be collected, but not be silenced: who is told
 * that a day has passed has to act, or somebody else is told next. Letters of kinds that are not named here come with the morning's mail.
 */
enum NoticeKind {
    RETURNED(false, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF), "RETURNED"),
    REMARK(false, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF), "REMARK"),
    ANSWER_RETURNED(false, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF), "ANSWER_RETURNED"),
    PROPOSAL_RETURNED(false, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF), "PROPOSAL_RETURNED"),
    PROPOSAL(
            false,
            Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF, Role.PLANNING),
            "PROPOSAL_ROUND",
            "PROPOSAL_ADOPTED",
            "PROPOSAL_DECLINED"),
    REMINDER(false, Set.of(), "REMINDER"),
    OVERDUE(true, Set.of(), "OVERDUE"),
    ESCALATION(
            true, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF, Role.DIRECTOR, Role.PLANNING), "DIRECTOR", "PLANNING"),
    EXTENSION(false, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF, Role.PLANNING), "EXTENSION"),
    PAST_DUE(false, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF), "STAND_IN", "LAPSED"),
    DEPUTY(false, Set.of(Role.SECTION_STAFF, Role.SECTION_CHIEF, Role.DIRECTOR, Role.PLANNING), "DEPUTY"),
    PUBLICATION(false, Set.of(Role.PLANNING), "PUBLICATION"),
    VACANCY(true, Set.of(Role.SECTION_CHIEF, Role.DIRECTOR, Role.PLANNING, Role.ADMINISTRATOR), "VACANCY"),
    UNDELIVERABLE(true, Set.of(Role.PLANNING), "UNDELIVERABLE");

    private final boolean duty;
    private final Set<Role> roles;
    private final List<String> letters;

    /** @param roles who can get such a letter; empty for everybody */
    NoticeKind(boolean duty, Set<Role> roles, String... letters) {
        this.duty = duty;
        this.roles = roles;
        this.letters = List.of(letters);
    }

    /** Whether a mail has to go out. */
    boolean duty() {
        return duty;
    }

    boolean concerns(SignedIn person) {
        return roles.isEmpty() || roles.stream().anyMatch(person::has);
    }

    boolean allows(NoticeDelivery delivery) {
        return !duty || delivery != NoticeDelivery.SCREEN;
    }

    /** How somebody hears of it who has chosen nothing: what was sent back at once, all else in the morning's mail. */
    NoticeDelivery usual() {
        return switch (this) {
            case RETURNED, ANSWER_RETURNED, PROPOSAL_RETURNED -> NoticeDelivery.AT_ONCE;
            default -> NoticeDelivery.MORNING;
        };
    }

    /** The kind that a letter belongs to. */
    static Optional<NoticeKind> ofLetter(String kind) {
        return Arrays.stream(values()).filter(one -> one.letters.contains(kind)).findFirst();
    }
}
