import CalFeed
import Foundation

/// The only reading of the clock in the project.
enum SystemClock {
    static var now: Timestamp {
        Timestamp(secondsSince1970: Int(Date().timeIntervalSince1970.rounded(.down)))
    }
}
