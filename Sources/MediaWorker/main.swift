import Glibc
import GreenroomModel

switch CommandLine.arguments.dropFirst().first {
case "--version":
  print("greenroom-media \(Release.version)")
case nil where isatty(0) == 0:
  exit(Worker.run())
case "render" where isatty(0) == 0:
  exit(Maker.render())
case "frame" where isatty(0) == 0:
  exit(Maker.frame())
case "sheet" where isatty(0) == 0:
  exit(Maker.sheet())
case "fit" where isatty(0) == 0:
  exit(Maker.fit())
default:
  Worker.complain(
    """
    greenroom-media \(Release.version) reads media files for greenroom, which starts it by itself. \
    Run greenroom instead.
    """)
  exit(EX_USAGE)
}
