/// Where transports come from.
package enum Transports {
  /// libcurl with retries, for everything that one command sends: the quota of retries is shared by all who
  /// use it.
  package static func standard() -> any HTTPTransport { RetryingTransport(CurlTransport()) }
}
