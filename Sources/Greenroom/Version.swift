/// The release that this is.
package enum Version {
  package static let current = "0.1.0"
}
