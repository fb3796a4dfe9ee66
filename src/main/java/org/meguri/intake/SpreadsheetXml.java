package org.meguri.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parts of a workbook as XML: no DOCTYPE, no entity from outside, one pass. */
final class SpreadsheetXml {

    private SpreadsheetXml() {}

    /** Told of each element by its local name, so that transitional and strict files read alike. */
    abstract static class Reader extends DefaultHandler {

        @Override
        public final void startElement(String uri, String localName, String qName, Attributes attributes) {
            start(localName, attributes);
        }

        @Override
        public final void endElement(String uri, String localName, String qName) {
            end(localName);
        }

        @Override
        public final InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
            throw new Refusal("intake.refused.doctype");
        }

        abstract void start(String element, Attributes attributes);

        void end(String element) {}
    }

    static void read(InputStream part, Reader reader) throws IOException {
        try (part) {
            factory().newSAXParser().parse(part, reader);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("A part of the workbook is not well-formed", e);
        }
    }

    /** Attributes by their local name: the prefix of {@code r:id} is the file's own choice. */
    static Map<String, String> values(Attributes attributes) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < attributes.getLength(); i++) {
            values.put(attributes.getLocalName(i), attributes.getValue(i));
        }
        return values;
    }

    private static SAXParserFactory factory() {
        try {
            var factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("This Java has no XML parser that can be closed to the outside", e);
        }
    }
}
