/** Reports on pages: laid out once, written as PDF or painted as pictures. */
package dev.sightline.core.report.paper;
