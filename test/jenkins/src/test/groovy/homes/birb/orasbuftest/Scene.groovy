package homes.birb.orasbuftest

import groovy.json.JsonSlurperClassic

/** What test/e2e/jenkins.peer.test.ts prepared: a registry with modules, workspaces, programs. Secrets come by the environment. */
class Scene {

    private static final Map FACTS = new JsonSlurperClassic().parse(new File(System.getProperty('orasBuf.scene')))

    /** The library with its resources. */
    static File getLibrary() { new File(FACTS.library) }

    /** Where the tests leave their consoles, artifacts and workspaces, for the scan for secrets. */
    static File getOutput() { new File(FACTS.output) }

    /** Programs that the agent has on PATH come first. */
    static String getPath() { FACTS.path }

    /** Stock buf. */
    static String getBuf() { FACTS.buf }

    /** The real buck2; empty where there is none. */
    static String getBuck2() { FACTS.buck2 }

    /** Origin of the registry, which the workspaces name as the endpoint of oras.birb.homes. */
    static String getEndpoint() { FACTS.endpoint }

    static String getUser() { FACTS.user }

    static String getToken() { System.getenv('ORAS_BUF_TEST_TOKEN') }

    /** Reports as report.json has them, by name. */
    static String report(String name) { new File(FACTS.reports, name + '.json').getText('UTF-8') }

    /** A directory with a workspace: `green`, `red`, `tests`. */
    static File workspace(String name) { new File(FACTS.workspaces, name) }

}
