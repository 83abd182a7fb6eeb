/** The reading page: the plan's text beside the map. */

class ReadingPage extends PlanPage {}
