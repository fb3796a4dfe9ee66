package org.meguri.mail;

import org.springframework.web.util.HtmlUtils;

/**
 * A letter as HTML, from its plain text: the same words, one column, nothing from elsewhere. Every text is escaped; only
 * an address of the house itself, alone on its line, becomes a link.
 */
final class MailHtml {

    private static final String HEADING = "■ ";
    private static final String SIGNATURE = "--";

    private MailHtml() {}

    /** @param base address of the house, without a slash at its end; "" for none */
    static String of(String subject, String text, String base) {
        var html = new StringBuilder(text.length() + 1000);
        html.append("<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"UTF-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(escape(subject))
                .append("</title></head><body style=\"margin:0;background:#fff;color:#1a1a1a\">")
                .append("<div style=\"max-width:40em;margin:0 auto;padding:16px;font-size:16px;line-height:1.7;")
                .append("font-family:sans-serif;overflow-wrap:anywhere\">");
        var paragraph = new StringBuilder();
        var signature = false;
        for (var line : text.lines().toList()) {
            if (line.isBlank()) {
                close(paragraph, html, signature);
            } else if (line.startsWith(HEADING)) {
                close(paragraph, html, signature);
                html.append("<h2 style=\"font-size:18px;margin:24px 0 8px;border-bottom:2px solid #0017c1\">")
                        .append(escape(line.substring(HEADING.length())))
                        .append("</h2>");
            } else if (line.strip().equals(SIGNATURE)) {
                close(paragraph, html, signature);
                signature = true;
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : "<br>").append(line(line.strip(), base));
            }
        }
        close(paragraph, html, signature);
        return html.append("</div></body></html>").toString();
    }

    private static void close(StringBuilder paragraph, StringBuilder html, boolean signature) {
        if (!paragraph.isEmpty()) {
            html.append(
                            signature
                                    ? "<p style=\"margin:24px 0 0;padding-top:8px;border-top:1px solid #999;font-size:14px;color:#555\">"
                                    : "<p style=\"margin:0 0 12px\">")
                    .append(paragraph)
                    .append("</p>");
            paragraph.setLength(0);
        }
    }

    private static String line(String line, String base) {
        var escaped = escape(line);
        boolean ours = !base.isEmpty() && (line.equals(base) || line.startsWith(base + "/"));
        return ours && line.chars().noneMatch(Character::isWhitespace)
                ? "<a href=\"" + escaped + "\" style=\"color:#0017c1\">" + escaped + "</a>"
                : escaped;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
