import GreenroomModel
import GreenroomRemote

/// The strong entity tag of a document: its content's SHA-256, in quotes.
package enum ContentTag {
  package static func of(_ bytes: [UInt8]) -> String {
    "\"\(SHA256.digest(of: bytes).base64)\""
  }
}
