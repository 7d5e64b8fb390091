/// When output is coloured.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never
}

/// How progress is shown on the error stream.
package enum ProgressChoice: String, CaseIterable, Sendable {
  /// A line that redraws on a terminal, else a plain line now and then.
  case auto
  case plain
  case json
  case none
}

/// Which kind of store references are put into.
package enum StagingBackendChoice: String, CaseIterable, Sendable {
  /// Greenroom's own folder and listener: nothing to install.
  case embedded
  /// A bucket of anything that speaks S3.
  case s3
  /// A folder that a web server publishes.
  case directory
}
