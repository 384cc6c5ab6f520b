package com.example;

import org.apache.camel.main.Main;

public class Application {

    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new BookingRoutes());
        main.run(arguments);
    }
}
