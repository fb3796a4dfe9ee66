package org.meguri.keeping;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.PostedText;
import org.meguri.organization.SignedIn;
import org.meguri.system.PostedForm;
import org.meguri.system.UseCase;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps posts of pages that stood too long, each for the reader of its page. */
@UseCase
class KeepPost implements PostedText {

    /** How many wait for a person at most; the oldest makes room. */
    static final int MOST = 10;

    /** The longest form that is kept, in characters as they are sent: Tomcat itself takes two million bytes. */
    static final int LONGEST = 1_500_000;

    private static final int LONGEST_PATH = 500;

    private final KeptPosts posts;
    private final PageSeal seals;
    private final Clock clock;

    KeepPost(KeptPosts posts, PageSeal seals, Clock clock) {
        this.posts = posts;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public Optional<OfficerId> readerOf(HttpServletRequest request) {
        return seals.readerOf(request.getParameter(SealedForms.SEAL));
    }

    @Override
    public boolean keep(HttpServletRequest post) {
        var path = post.getServletPath();
        if (!post.getMethod().equals("POST")
                || !form(post)
                || !PostedForm.mayBeShown(path)
                || path.startsWith("/kept/")
                || path.length() > LONGEST_PATH) {
            return false;
        }
        var reader = readerOf(post);
        var form = PostedForm.of(post.getParameterMap());
        if (reader.isEmpty() || form.texts().isEmpty() || form.encoded().length() > LONGEST) {
            return false;
        }
        var now = clock.instant();
        posts.removeExpired(now);
        posts.of(reader.get(), now).stream().skip(MOST - 1).forEach(posts::delete);
        posts.save(new KeptPost(KeptPostId.create(), reader.get(), path, pageOf(post), form, now));
        return true;
    }

    /** What nobody has fetched in time is gone, whether anything else is kept or not. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    public void removeExpired() {
        posts.removeExpired(clock.instant());
    }

    @Override
    public boolean waitsFor(OfficerId person) {
        return posts.countOf(person, clock.instant()) > 0;
    }

    /** What is kept for the person, the latest first. */
    List<KeptPost> of(SignedIn person) {
        return posts.of(person.id(), clock.instant());
    }

    /** The person has it again, or does not want it. Nothing happens to what is somebody else's. */
    void remove(KeptPostId id, OfficerId person) {
        posts.remove(person, id);
    }

    private static boolean form(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** Where the form stood, as the browser tells; only its path. */
    private static @Nullable String pageOf(HttpServletRequest request) {
        var referrer = request.getHeader("Referer");
        if (referrer == null) {
            return null;
        }
        try {
            var path = URI.create(referrer).getRawPath();
            return path == null || !path.startsWith("/") || path.startsWith("//") || path.length() > LONGEST_PATH
                    ? null
                    : path;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
