/** What a report is asked to be: formats, templates, and all its files at once. */
package dev.sightline.core.report.output;
