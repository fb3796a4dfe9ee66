package org.meguri.system;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What has to be there before anything is built. In production every setting that only the town can know must be given,
 * and the database must be a MySQL server; nothing is guessed.
 */
class StartingConditions implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Profiles TRIAL = Profiles.of("demo | test | rehearsal");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment(), ZoneId.systemDefault());
    }

    static void check(Environment settings, ZoneId zone) {
        if (!zone.getRules().equals(TownClock.ZONE.getRules())) {
            throw new CannotStart(
                    "JVMのタイムゾーンが %s です。起動オプション -Duser.timezone=Asia/Tokyo を付けてください。".formatted(zone),
                    "The JVM's time zone is %s: start it with -Duser.timezone=Asia/Tokyo.".formatted(zone));
        }
        var url = text(settings, "spring.datasource.url");
        if (!settings.acceptsProfiles(TRIAL)) {
            required(url, "MEGURI_DATABASE_URL", "jdbc:mysql://server:3306/meguri?sendFractionalSeconds=false&…");
            if (!url.startsWith("jdbc:mysql:")) {
                throw new CannotStart(
                        "MEGURI_DATABASE_URL が MySQL のURLではありません。本番では jdbc:mysql: で始まるURLを指定してください（見本で試すときは --spring.profiles.active=demo）。",
                        "MEGURI_DATABASE_URL is not a MySQL URL: in production give one that begins with jdbc:mysql: (to try the sample town: --spring.profiles.active=demo).");
            }
            required(text(settings, "spring.datasource.username"), "MEGURI_DATABASE_USER", "meguri");
            required(text(settings, "meguri.town"), "MEGURI_TOWN", "○○市");
            var base = text(settings, "meguri.base-url");
            required(base, "MEGURI_BASE_URL", "https://meguri.example.lg.jp");
            if (!isWebAddress(base)) {
                throw new CannotStart(
                        "MEGURI_BASE_URL が http:// または https:// で始まるアドレスではありません。利用者が開くアドレスを指定してください（例：https://meguri.example.lg.jp）。",
                        "MEGURI_BASE_URL is not an http:// or https:// address: give the one that people open (such as https://meguri.example.lg.jp).");
            }
            if (!text(settings, "meguri.sample-password").isEmpty()) {
                throw new CannotStart(
                        "設定 meguri.sample-password は見本の環境だけのものです。本番では取り除いてください。",
                        "The setting meguri.sample-password belongs to the sample town only: remove it in production.");
            }
        }
        if (!text(settings, "spring.mail.host").isEmpty()) {
            required(text(settings, "meguri.mail-from"), "MEGURI_MAIL_FROM", "hyoka@example.lg.jp");
        }
        if (url.startsWith("jdbc:mysql:")) {
            requiredInUrl(url, "sendFractionalSeconds=false");
            requiredInUrl(url, "nullDatabaseMeansCurrent=true");
        }
    }

    private static String text(Environment settings, String name) {
        return settings.getProperty(name, "").strip();
    }

    private static void required(String value, String setting, String example) {
        if (value.isEmpty()) {
            throw new CannotStart(
                    "設定 %s がありません。環境変数で指定してください（例：%s）。".formatted(setting, example),
                    "The setting %s is missing: give it as an environment variable (such as %s)."
                            .formatted(setting, example));
        }
    }

    private static void requiredInUrl(String url, String option) {
        var question = url.indexOf('?');
        var options = question < 0 ? "" : "&" + url.substring(question + 1) + "&";
        if (!options.toLowerCase(Locale.ROOT).contains("&" + option.toLowerCase(Locale.ROOT) + "&")) {
            throw new CannotStart(
                    "MEGURI_DATABASE_URL に %s がありません。URLの「?」の後に加えてください。".formatted(option),
                    "MEGURI_DATABASE_URL lacks %s: add it behind the question mark of the URL.".formatted(option));
        }
    }

    private static boolean isWebAddress(String address) {
        try {
            var uri = URI.create(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
