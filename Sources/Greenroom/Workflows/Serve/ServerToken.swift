import Foundation
package import GreenroomModel
import GreenroomRemote

/// What lets a person into the server of a library. It is made of a key that stays in the library's folder, and of the
/// port: a restart lets in whom the last run did, and another server of this machine does not.
package struct ServerToken: Sendable {
  /// 256 bits in base64url. A secret.
  package let text: String

  /// - Throws: `configuration` where the key cannot be used.
  package init(ofLibrary folder: MediaPath, port: Int) throws {
    do {
      let key = try SigningKeyFile(folder.appending("server.key")).key()
      let code = MessageAuthentication.code(of: Array("greenroom serve \(port)".utf8), key: key)
      text = Data(code).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
    } catch {
      throw GreenroomError(.configuration, error.message, hint: error.hint)
    }
  }

  /// Takes as long whatever `candidate` holds, so that its time tells nothing.
  package func matches(_ candidate: some StringProtocol) -> Bool {
    MessageAuthentication.areEqual(Array(candidate.utf8), Array(text.utf8))
  }
}
