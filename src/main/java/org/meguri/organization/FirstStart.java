package org.meguri.organization;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A house without anybody in it prints, on its console, the word that lets the first administrator in. */
@Component
@Profile("!demo & !test & !rehearsal")
class FirstStart {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Officers officers;
    private final SetupToken token;
    private final String baseUrl;

    FirstStart(Officers officers, SetupToken token, @Value("${meguri.base-url}") String baseUrl) {
        this.officers = officers;
        this.token = token;
        this.baseUrl = baseUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    void welcome() {
        if (officers.count() == 0) {
            LOG.warn(
                    "職員が1人も登録されていません。{}/setup を開き、次の設定用コードで最初のシステム管理者を登録してください（1回限り） / "
                            + "Nobody is registered: open {}/setup and use this one-time code: {}",
                    baseUrl,
                    baseUrl,
                    token.issue());
        }
    }
}
