import Glibc

exit(Program(arguments: CommandLine.raw, surroundings: .process()).run().rawValue)
