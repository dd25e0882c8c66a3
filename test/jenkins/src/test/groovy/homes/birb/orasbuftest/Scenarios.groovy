package homes.birb.orasbuftest

import groovy.json.JsonOutput
import groovy.json.JsonSlurperClassic
import hudson.AbortException
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException
import org.junit.Test

/**
 * Runs the Jenkinsfiles of test/e2e/conformance/jenkins.ts, one after another, and writes down what became of each build. Not
 * among the tests of this project: `-Dtest=Scenarios` asks for it.
 */
class Scenarios {

    @Test
    void all() {
        List<Map> scenarios = new JsonSlurperClassic().parse(new File(System.getProperty('orasBuf.scene'))).scenarios
        assert !scenarios.empty
        scenarios.each { Map scenario -> play(scenario) }
    }

    private static void play(Map scenario) {
        Build build = new Build(scenario.name, Scene.workspace(scenario.name))
        scenario.credentials.each { String id, String variable ->
            build.credentials[id] = [kind: 'string', value: System.getenv(variable)]
        }
        build.environments.addLast(scenario.environment)
        build.cacheStorage = new File(scenario.cache)
        if (scenario.abortWhenThere) build.abortWhenThere = new File(scenario.abortWhenThere)
        Throwable thrown = null
        Object value = null
        try {
            value = new CpsPipeline(build).run(scenario.jenkinsfile)
        } catch (FlowInterruptedException aborted) {
            thrown = aborted
            build.result = 'ABORTED'
        } catch (AbortException failure) {
            thrown = failure
            build.result = 'FAILURE'
        }
        new File(build.directory, 'build.json').setText(JsonOutput.toJson([
            result: build.result, description: build.description, thrown: thrown?.message, console: build.console.toString(),
            value: value, testReports: build.testReports, issues: build.issues, pages: build.pages,
        ]), 'UTF-8')
    }

}
