import Glibc
package import GreenroomModel

/// A thread of the system's own, for work that blocks: Swift's cooperative threads are as many as the cores,
/// and one that waits for a disk is one less for everybody.
package struct BlockingThread: Sendable {
  private static let stackSize = 1 << 20

  private let handle: pthread_t

  /// Starts `body`, where no signal is delivered: those of the process go to its other threads, and a broken
  /// pipe is an error to be handled. Always ``join()`` it, or the system keeps its stack.
  package init(_ body: sending @escaping @Sendable () -> Void) throws(GreenroomError) {
    let box = Unmanaged.passRetained(Body(run: body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      throw GreenroomError(
        .inputOutput, "No thread can be started: \(String(cString: strerror(code))).",
        hint: "Close other programs, or raise the limit on processes (ulimit -u).")
    }
    handle = thread
  }

  /// Waits until the body has returned. To be called once.
  package func join() { pthread_join(handle, nil) }
}

private final class Body: Sendable {
  let run: @Sendable () -> Void

  init(run: @escaping @Sendable () -> Void) { self.run = run }
}
