package org.plenary.sessions.frab;

import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.plenary.sessions.frab.Raw.RawConference;
import org.plenary.sessions.frab.Raw.RawDay;

/// Reads the XML form as a stream. Elements it does not know are passed over.
public final class XmlSchedule {

    /// A schedule needs five levels; what goes deeper means harm.
    private static final int DEEPEST = 32;

    private final XMLStreamReader xml;
    private final Collected collected = new Collected();
    private int depth;

    private XmlSchedule(XMLStreamReader xml) {
        this.xml = xml;
    }

    /// All events of a file.
    ///
    /// @param conference whose events they are
    /// @param zone in which its hall reads times
    /// @throws ScheduleFault when the file cannot be taken
    public static List<Event> read(byte[] file, UUID conference, ZoneId zone) {
        try {
            var reader = new XmlSchedule(factory().createXMLStreamReader(new ByteArrayInputStream(file)));
            reader.schedule();
            return reader.collected.events(conference, zone);
        } catch (XMLStreamException broken) {
            throw unreadable(broken);
        }
    }

    /// No document types, no entities but XML's own, nothing fetched.
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }

    private void schedule() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> root();
                case XMLStreamConstants.DTD -> throw noDocumentType();
                default -> {
                    // Comments and instructions mean nothing.
                }
            }
        }
    }

    private void root() throws XMLStreamException {
        if (!"schedule".equals(xml.getLocalName())) {
            throw ScheduleFault.wrong(line(), "a schedule begins with <schedule>, not <%s>".formatted(here()));
        }
        children(() -> {
            switch (xml.getLocalName()) {
                case "conference" -> conference();
                case "day" -> day();
                default -> pass();
            }
        });
    }

    private void conference() throws XMLStreamException {
        var texts = texts(new ArrayList<>());
        collected.about(new RawConference(texts.get("time_zone_name"), texts.get("day_change")));
    }

    private void day() throws XMLStreamException {
        var date = xml.getAttributeValue(null, "date");
        if (date == null) {
            throw ScheduleFault.wrong(line(), "a day has no date");
        }
        var day = new RawDay(line(), date, xml.getAttributeValue(null, "start"));
        children(() -> {
            switch (xml.getLocalName()) {
                case "room" -> room(day);
                case "event" -> event(day, "");
                default -> pass();
            }
        });
    }

    private void room(RawDay day) throws XMLStreamException {
        var name = xml.getAttributeValue(null, "name");
        children(() -> {
            if ("event".equals(xml.getLocalName())) {
                event(day, name == null ? "" : name);
            } else {
                pass();
            }
        });
    }

    private void event(RawDay day, String room) throws XMLStreamException {
        int line = line();
        var attributes = attributes();
        var persons = new ArrayList<String>();
        var texts = texts(persons);
        texts.putAll(attributes);
        collected.add(new Raw(line, day, room, texts, persons));
    }

    private Map<String, String> attributes() {
        var attributes = new HashMap<String, String>();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            attributes.put(xml.getAttributeLocalName(at), xml.getAttributeValue(at));
        }
        return attributes;
    }

    /// The children's texts by name. Inside `<persons>` each person is a name.
    private Map<String, String> texts(List<String> persons) throws XMLStreamException {
        var texts = new HashMap<String, String>();
        children(() -> {
            var name = xml.getLocalName();
            if ("persons".equals(name)) {
                children(() -> persons.add(text()));
            } else {
                texts.put(name, text());
            }
        });
        return texts;
    }

    /// All text within the element, of its children too: HTML that nobody escaped is unambiguous.
    private String text() throws XMLStreamException {
        var text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.START_ELEMENT ->
                    text.append('<').append(xml.getLocalName()).append('>');
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth > outside) {
                        text.append("</").append(xml.getLocalName()).append('>');
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw noEntity();
                default -> {
                    // Comments and instructions mean nothing.
                }
            }
        }
        return text.toString();
    }

    private void pass() throws XMLStreamException {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /// Calls `child` at the start of each child; it reads the child to its end.
    private void children(Reading child) throws XMLStreamException {
        int outside = depth - 1;
        while (depth > outside) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> child.read();
                case XMLStreamConstants.ENTITY_REFERENCE -> throw noEntity();
                default -> {
                    // Blanks and comments between children mean nothing.
                }
            }
        }
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            if (++depth > DEEPEST) {
                throw ScheduleFault.wrong(line(), "elements are nested more than %d deep".formatted(DEEPEST));
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event;
    }

    private ScheduleFault noDocumentType() {
        return ScheduleFault.unreadable(line(), "document types are not taken");
    }

    private ScheduleFault noEntity() {
        return ScheduleFault.unreadable(line(), "the entity &%s; is not known".formatted(here()));
    }

    private @Nullable String here() {
        return xml.getLocalName();
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private static ScheduleFault unreadable(XMLStreamException broken) {
        var location = broken.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNumber());
        var message = broken.getMessage() == null ? "" : broken.getMessage();
        int reason = message.indexOf("Message: ");
        return ScheduleFault.unreadable(
                line, "that is not XML: " + (reason < 0 ? message : message.substring(reason + "Message: ".length())));
    }

    @FunctionalInterface
    private interface Reading {
        void read() throws XMLStreamException;
    }
}
