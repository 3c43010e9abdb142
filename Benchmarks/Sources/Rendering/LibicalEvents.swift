import CLibicalFeed
import Foundation

/// The values of a feed's events as C has them, for libical to write the same feed.
final class LibicalEvents {
    private var events: [feed_event] = []
    private var texts: [UnsafeMutablePointer<CChar>] = []
    private var out: [CChar]

    /// - Parameter feed: one that we wrote: unfolded and unescaped here.
    init(reading feed: [UInt8]) {
        out = [CChar](repeating: 0, count: feed.count * 2)
        let lines = String(decoding: feed, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
            .components(separatedBy: "\r\n")
        var values: [String: String] = [:]
        var isEvent = false
        for line in lines {
            if line == "BEGIN:VEVENT" {
                isEvent = true
                values = [:]
            } else if line == "END:VEVENT" {
                isEvent = false
                add(values)
            } else if isEvent, let colon = line.firstIndex(of: ":") {
                let head = line[..<colon].split(separator: ";")
                values[String(head[0])] = String(line[line.index(after: colon)...])
                if let zone = head.dropFirst().first(where: { $0.hasPrefix("TZID=") }) {
                    values["TZID"] = String(zone.dropFirst(5))
                }
            }
        }
    }

    deinit {
        for text in texts { free(text) }
    }

    /// How many bytes libical writes.
    func write() -> Int {
        out.withUnsafeMutableBufferPointer { feed_by_libical(events, events.count, $0.baseAddress, $0.count) }
    }

    private func add(_ values: [String: String]) {
        func c(_ name: String) -> UnsafePointer<CChar>? {
            guard let value = values[name], let text = strdup(Self.unescaped(value)) else { return nil }
            texts.append(text)
            return UnsafePointer(text)
        }
        events.append(
            feed_event(
                uid: c("UID"), stamp: c("DTSTAMP"), created: c("CREATED"), modified: c("LAST-MODIFIED"),
                summary: c("SUMMARY"), start: c("DTSTART"), end: c("DTEND"), zone: c("TZID"), status: c("STATUS"),
                location: c("LOCATION"), description: c("DESCRIPTION"), categories: c("CATEGORIES"), url: c("URL"),
                sequence: CInt(values["SEQUENCE"] ?? "") ?? 0))
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscape = false
        for character in text {
            if isEscape {
                result.append(character == "n" ? "\n" : character)
                isEscape = false
            } else if character == "\\" {
                isEscape = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
