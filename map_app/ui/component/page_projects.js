/** The projects page: 附件1 beside the map; a row marks its places, its name opens its sheet. */

class ProjectsPage extends RowsPage {}
