/** The command line: picocli subcommands, each a thin layer over the rest of the core. */
package dev.sightline.core.cli;
