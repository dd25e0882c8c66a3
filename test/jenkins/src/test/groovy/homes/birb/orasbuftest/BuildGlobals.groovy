package homes.birb.orasbuftest

/** The global variable `env`: properties are the variables of the environment, null where there is none. */
class EnvironmentGlobal implements Serializable {

    private static final long serialVersionUID = 1L

    @Override
    Object getProperty(String name) { Build.current.environment[name] }

}

/** The global variable `currentBuild`. */
class CurrentBuildGlobal implements Serializable {

    private static final long serialVersionUID = 1L

    String getResult() { Build.current.result }

    void setResult(String result) { Build.current.result = result }

    String getDescription() { Build.current.description }

    void setDescription(String text) { Build.current.description = text }

}
